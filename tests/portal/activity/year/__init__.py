"""A year in which 200 people hear of things: the clock jumps, workers are late, and a naive model runs beside it."""
