"""What speaks HTTP and language, for every feature: clock, locale, words, access marks, security, errors."""
