"""The engine for more than one machine: an Elasticsearch cluster that is asked over HTTP (see ``README.md``)."""
