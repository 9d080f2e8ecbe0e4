"""How a server is put together: settings from the environment, the list of pages, the two lanes, the worker's round."""
