"""The forms minutes can take: readable files that say what stands under which heading. Pure; used by app and engine.

No word of a template is ever shown to a language model: a template chooses and orders what was said and proved.
"""
