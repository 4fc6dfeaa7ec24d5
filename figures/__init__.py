"""Sourced troop figures on the US-Mexico border."""
