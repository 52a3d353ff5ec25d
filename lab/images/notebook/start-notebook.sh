#!/bin/sh
# Takes what the newer Jupyter of the real images calls otherwise by the name that this one has for it.
for word; do
  case $word in
    --IdentityProvider.token=*) word=--NotebookApp.token=${word#*=} ;;
    --ServerApp.root_dir=*) word=--NotebookApp.notebook_dir=${word#*=} ;;
  esac
  shift
  set -- "$@" "$word"
done
exec jupyter-notebook "$@"
