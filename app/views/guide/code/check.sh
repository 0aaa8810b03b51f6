# An article says that IOM had 175 member states in 2010.
curl -s 'http://127.0.0.1:8000/v1/claims/check?indicator=member-states&value=175&date=2010'
