"""The project's tests: golden examples as data, and the tests that read them."""
