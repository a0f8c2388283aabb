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
	cost | explain | need | options | sweep | breakeven)
		octroi help cost 2>/dev/null | grep -oE -- '--[a-z][a-z-]*'
		;;&
	intensity)
		octroi show keys --format csv 2>/dev/null | cut -d, -f2 | grep -- '^--'
		;;
	cost | explain | need | options | sweep | breakeven | run | restate)
		octroi show inputs --format csv 2>/dev/null | cut -d, -f3 | grep -- '^--'
		;;
	esac
}

# What the rules let an input be: "A, B or C".
_octroi_inputs_choices() { # option
	octroi show inputs --format csv 2>/dev/null | sed -n \
		-e "s/^[^,]*,[^,]*,$1,\"\([^\"]*\) or \([^\",]*\)\",.*/\1 \2/p" \
		-e "s/^[^,]*,[^,]*,$1,\([^\",]*\) or \([^\",]*\),.*/\1 \2/p" | tr -d ,
}

# What octroi show lists; the help says it over several lines, up to a full stop.
_octroi_lists() {
	octroi help show 2>/dev/null | sed -n '/^WHAT is one of: /,/\.$/{s/^WHAT is one of: //; s/\.$//; p}'
}

_octroi_formats() { # command
	octroi help "$1" 2>/dev/null | grep -oE 'table(\|csv)?\|json|table, csv or json|table or json' | head -n 1 |
		sed 's/[|,]/ /g; s/ or / /g'
}

_octroi_choices() { # option command
	case $1 in
	--format) _octroi_formats "$2" ;;
	--from | --to) octroi show countries --format csv 2>/dev/null | sed '1d; s/,.*//' ;;
	--scheme | --enact | --repeal) octroi show schemes --format csv 2>/dev/null | sed '1d; s/,.*//' ;;
	--scale | --shift | --path) octroi show series --format csv 2>/dev/null | sed '1d; s/,.*/=/' | uniq ;;
	--list) octroi show lists --format csv 2>/dev/null | sed '1d; s/,.*//' ;;
	--outliers) echo keep drop replace ;;
	--missing-mass) echo unknown median ;;
	--option) octroi show options --format csv 2>/dev/null | sed '1d; s/^[^.]*\.\([a-z0-9_]*\),.*/\1=/' ;;
	*) _octroi_inputs_choices "$1" ;;
	esac
}

_octroi() {
	local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} words=''
	COMPREPLY=()
	# --format=csv is three words here: the sign is one of those that break them.
	if [[ $current == = ]]; then
		current=''
	elif [[ $previous == = && $COMP_CWORD -gt 2 ]]; then
		previous=${COMP_WORDS[COMP_CWORD - 2]}
	fi
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
		words=$(_octroi_choices "$previous" "$command")
	elif [[ $command == show && $COMP_CWORD == 2 && $current == *.* ]]; then
		words=$(octroi show "${current%%.*}" --format csv 2>/dev/null | cut -d, -f2 | grep -F "${current%%.*}.")
	elif [[ $command == show && $COMP_CWORD == 2 ]]; then
		words="$(_octroi_lists) $(_octroi_choices --scheme) $(octroi show paths --format csv 2>/dev/null | sed '1d; s/,.*//')"
	elif [[ $command == show ]]; then
		return # words to look for, no files
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
