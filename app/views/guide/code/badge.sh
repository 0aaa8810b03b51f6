# The member states of IOM today, in words of both languages, with who says so.
curl -s 'http://127.0.0.1:8000/v1/organization?fields=headline.display,headline.period,headline.citation.publisher,headline.link'
