#compdef stack
# Completes 'stack' in zsh, by asking stack itself.
_stack() {
  local line files
  local -a described
  while IFS= read -r line; do
    if [[ $line == :files ]]; then
      files=1
    elif [[ $line == *$'\t'* ]]; then
      described+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    else
      described+=("${line//:/\\:}")
    fi
  done < <("${(Q)words[1]}" __complete "${(@Q)words[2,CURRENT]}" 2>/dev/null)
  local found=1
  (( ! $#described )) || { _describe 'stack' described && found=0 }
  [[ -z $files ]] || { _files && found=0 }
  return found
}
if [[ ${funcstack[1]} == _stack ]]; then
  _stack "$@"
else
  compdef _stack stack
fi
