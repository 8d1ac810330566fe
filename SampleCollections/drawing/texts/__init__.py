"""The words on the sample pages: invented by the project, copied from nowhere.

Markup used in all four modules:

- ``{P|…}``, ``{L|…}``, ``{O|…}``: a person, a place, an organisation.
- ``{D 1848-03-18|…}``: a date with its EDTF value; ``{D|…}`` where the words alone
  do not give a full date.
- ``~``: a place where a word may be divided; in Fraktur it also ends a syllable,
  so that an s before it stays round.
"""
