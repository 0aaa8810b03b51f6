# The picture as a file, and its figures as a table.
curl -s -o membership.svg 'http://127.0.0.1:8000/v1/charts/membership.svg?lang=en&theme=light'
curl -s -o membership.csv 'http://127.0.0.1:8000/v1/charts/membership.csv?lang=en'
head -n 3 membership.csv
