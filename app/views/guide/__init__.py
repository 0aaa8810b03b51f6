"""The guide: five things that people want of the service, with code that does them."""
