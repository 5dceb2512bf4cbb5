"""The trade: frozen values and the rules of hubs, associations and agreements."""
