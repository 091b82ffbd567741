"""How good the answers are: question files, scores, calibration, two runs beside each other."""
