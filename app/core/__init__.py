"""What any fact API needs: dates, figures, texts, problems, HTTP and the store. It knows nothing about IOM."""
