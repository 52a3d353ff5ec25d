#!/bin/sh
exec jupyter-notebook "$@"
