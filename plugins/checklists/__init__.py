"""Self-inspection: units examine their own practice and put right what is wrong."""
