"""The site for people: pages made of what the API says at the same address."""
