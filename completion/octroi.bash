# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of octroi's words in bash. The program itself is asked what there
# is, so nothing here can go out of date: its help names the options of a
# command, its rules the inputs, schemes and choices.

_octroi_commands() {
	octroi --help 2>/dev/null | sed -n 's/^  \([a-z]*\)  .*/\1/p'
}

# Options that a command's help names, and of those that compute the inputs of all schemes.
_octroi_options() { # command
	octroi help "$1" 2>/dev/null | grep -oE -- '--[a-z][a-z-]*'
	echo --help
	case $1 in
	cost | explain | need | options)
		octroi help cost 2>/dev/null | grep -oE -- '--[a-z][a-z-]*'
		;;&
	cost | explain | need | options | run)
		octroi show inputs --format csv 2>/dev/null | cut -d, -f3 | grep -- '^--'
		;;
	esac
}

_octroi_choices() { # option
	case $1 in
	--format) echo 'table csv json' ;;
	--basis) echo 'default actual' ;;
	--scheme) octroi show schemes --format csv 2>/dev/null | sed '1d; s/,.*//' ;;
	--option) octroi show options --format csv 2>/dev/null | sed '1d; s/^[^.]*\.\([a-z0-9_]*\),.*/\1=/' ;;
	esac
}

_octroi() {
	local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} words=''
	COMPREPLY=()
	if ((COMP_CWORD == 1)); then
		words="$(_octroi_commands) --help --version"
	elif [[ $command == help ]]; then
		words=$(_octroi_commands)
	elif [[ $current == -* ]]; then
		words=$(_octroi_options "$command")
	elif [[ $previous == --rules ]]; then
		mapfile -t COMPREPLY < <(compgen -d -- "$current" | sort)
		return
	elif [[ $previous == --?* ]]; then
		words=$(_octroi_choices "$previous")
	elif [[ $command == show && $COMP_CWORD == 2 ]]; then
		words=$(octroi help show 2>/dev/null | sed -n 's/^WHAT is one of: \(.*\)\./\1/p')
	fi
	if [[ $words ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current" | sort -u)
		[[ ${COMPREPLY[*]} == *= ]] && compopt -o nospace 2>/dev/null
	else
		mapfile -t COMPREPLY < <(compgen -f -- "$current" | sort)
	fi
	return 0
}

complete -o filenames -F _octroi octroi
