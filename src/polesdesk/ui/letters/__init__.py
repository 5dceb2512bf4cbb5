"""Letters on their way: what is to be sent, what came back, addresses for envelopes."""
