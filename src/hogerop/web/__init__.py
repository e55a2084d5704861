"""The web app: the ladder in a browser, for an owner and a coach.

Django, answered by the server, readable without JavaScript. Only ``hogerop serve`` loads it. Its
pages ask `hogerop.steps` and nothing behind it, as the command line does.
"""
