# A sentence to print, and the same with its sources in the style of Japanese libraries (SIST 02).
curl -s 'http://127.0.0.1:8000/v1/observations/member-states-2025-12-175/cite?style=sentence&lang=en'
curl -s 'http://127.0.0.1:8000/v1/observations/member-states-2025-12-175/cite?style=sist02&lang=ja'
