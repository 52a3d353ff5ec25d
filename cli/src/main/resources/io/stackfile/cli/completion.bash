# Completes 'stack' in bash, by asking stack itself.
_stack() {
  local line word=${COMP_WORDS[COMP_CWORD]} IFS=$'\n'
  COMPREPLY=()
  while read -r line; do
    if [ "$line" = :files ]; then
      compopt -o filenames 2>/dev/null
      COMPREPLY+=($(compgen -f -- "$word"))
    else
      COMPREPLY+=("${line%%$'\t'*}")
    fi
  done < <("$1" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  if [ ${#COMPREPLY[@]} = 1 ] && [[ ${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -F _stack stack
