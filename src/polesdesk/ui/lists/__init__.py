"""What a manager does with a whole list: filters, named searches, export, print, mass edit."""
