# All observations, page after page: each answer names the next one in its Link header.
site='http://127.0.0.1:8000'
next='/v1/observations?limit=500'
page=0
while [ -n "$next" ]; do
  page=$((page + 1))
  curl -s --compressed -D headers.txt -o "observations-$page.json" "$site$next"
  next=$(sed -n 's/^link: .*<\([^>]*\)>; rel="next".*/\1/ip' headers.txt)
done
echo "$page pages"

# Later: nothing is sent again as long as nothing has changed.
curl -s --etag-save members.etag -o members.json "$site/v1/members?limit=500"
curl -s --etag-compare members.etag -o members.json -w '%{http_code}\n' "$site/v1/members?limit=500"
