"""The talk "Who is missing?": how many questions it has, and how long words and days can be."""

QUESTIONS = (1, 2, 3, 4)
MOST_LETTERS = 5000
MOST_DAYS = 730  # two years: what lies further off is a wish
MOST_KEPT = 500  # words and things to do of one talk
