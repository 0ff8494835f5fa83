"""What can go wrong with the world. In: nothing. Out: the error tree.

    DatelineError            anything wrong with a file, a table, a setting, a store
    ├── ConfigError          a setting or an argument
    ├── KnowledgeError       a table of knowledge
    ├── InputError           a file or folder that was given to read
    ├── ArticleError         one article; the build goes on without it
    └── StoreError           the database

A caller's slip in Python stays ``ValueError`` or ``TypeError``. Every message says
what is wrong, where, and how to mend it.
"""


class DatelineError(Exception):
    """Anything wrong with the world outside the program."""


class ConfigError(DatelineError):
    """A setting or a command-line argument that cannot be used."""


class KnowledgeError(DatelineError):
    """A table of knowledge that breaks its own rules."""


class InputError(DatelineError):
    """A file, folder or line of input that cannot be read."""


class ArticleError(DatelineError):
    """One article that cannot be worked on; it becomes a Problem and the build goes on."""


class StoreError(DatelineError):
    """A database that cannot be opened, written or trusted."""
