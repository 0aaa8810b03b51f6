"""temporary until merged"""


def count_range(states, first_day, last_day):
    return (0, 10**6)
