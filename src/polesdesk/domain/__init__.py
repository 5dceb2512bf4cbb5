"""The trade: frozen values and rules of hubs, associations and agreements."""
