package main

import (
	"io"

	"github.com/spf13/cobra"
)

// bashAlone are the functions of the package bash-completion that the script calls, for a bash without it (macOS, containers). Where the
// package is there, or is loaded later, its own are used.
const bashAlone = `
if ! declare -F _get_comp_words_by_ref >/dev/null 2>&1; then
    _get_comp_words_by_ref() {
        words=("${COMP_WORDS[@]}")
        cword=$COMP_CWORD
        cur=${COMP_WORDS[COMP_CWORD]}
        prev=${COMP_WORDS[COMP_CWORD-1]}
    }
fi
if ! declare -F _filedir >/dev/null 2>&1; then
    _filedir() {
        local IFS=$'\n'
        compopt -o filenames 2>/dev/null
        COMPREPLY+=($(compgen -d -- "$cur"))
        case ${1-} in
            -d) ;;
            "") COMPREPLY=($(compgen -f -- "$cur")) ;;
            *)
                local file
                shopt -q extglob || { shopt -s extglob; local unset=1; }
                for file in $(compgen -f -- "$cur"); do
                    # shellcheck disable=SC2053
                    [[ -f $file && $file == *.$1 ]] && COMPREPLY+=("$file")
                done
                [[ -n ${unset-} ]] && shopt -u extglob
                ;;
        esac
    }
fi
`

// aloneInBash has completion bash print what the script needs of bash-completion too.
func aloneInBash(env environment, bash *cobra.Command) {
	bash.RunE = func(cmd *cobra.Command, _ []string) error {
		bare, _ := cmd.Flags().GetBool("no-descriptions")
		if err := cmd.Root().GenBashCompletionV2(env.stdout, !bare); err != nil {
			return err
		}
		_, err := io.WriteString(env.stdout, bashAlone)
		return err
	}
}
