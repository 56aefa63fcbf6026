from tests.initiatives.admin.conftest import bikes, energy, garden, joost, joost_client, petra, preetz

__all__ = ["bikes", "energy", "garden", "joost", "joost_client", "petra", "preetz"]
