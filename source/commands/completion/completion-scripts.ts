/** Shells with completion. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

/** What each shell has to load; all of them ask `qctx __complete`, so names of contexts are read fresh. */
export const completionScripts: Readonly<Record<Shell, string>> = {
	// No mapfile: macOS has bash 3.2.
	bash: `# Completion of qctx for bash.
_qctx() {
	local line
	COMPREPLY=()
	while IFS= read -r line; do
		COMPREPLY+=("$line")
	done < <("\${1/#\\~/$HOME}" __complete bash "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
}
complete -F _qctx qctx
`,
	zsh: `#compdef qctx
# Completion of qctx for zsh.
_qctx() {
	local -a lines values shown
	local line
	lines=("\${(@f)$(\${(Q)words[1]/#\\~/$HOME} __complete zsh "\${(@Q)words[2,CURRENT-1]}" "\${compstate[all_quotes]}=\${(Q)PREFIX}" 2>/dev/null)}")
	for line in $lines; do
		values+=("\${line%%$'\\t'*}")
		shown+=("\${line/$'\\t'/  -- }")
	done
	(( $#values )) && compadd -l -d shown -- "\${values[@]}"
}
if (( ! $+functions[compdef] )); then
	autoload -Uz compinit && compinit
fi
compdef _qctx qctx
`,
	fish: `# Completion of qctx for fish.
function __qctx_complete
	set -l words (commandline -opc)
	set -l current (commandline -ct)
	$words[1] __complete fish $words[2..-1] "=$current" 2>/dev/null
end
complete -c qctx -f -a '(__qctx_complete)'
`,
	powershell: `# Completion of qctx for PowerShell.
Register-ArgumentCompleter -Native -CommandName qctx -ScriptBlock {
	param($wordToComplete, $commandAst, $cursorPosition)
	$program = $commandAst.CommandElements[0].Value
	$words = @($commandAst.CommandElements | Select-Object -Skip 1 |
		Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
		ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.ToString() } })
	$encoding = [Console]::OutputEncoding
	[Console]::OutputEncoding = [System.Text.Encoding]::UTF8
	try {
		& $program __complete powershell @words "=$wordToComplete" 2>$null | ForEach-Object {
			$text, $value, $help = $_ -split "\`t", 3
			if (-not $help) { $help = $value }
			[System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $help)
		}
	} finally {
		[Console]::OutputEncoding = $encoding
	}
}
`,
};
