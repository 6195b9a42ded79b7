import {createContext, useContext} from 'react';
import {createTheme, type Theme} from './theme.ts';

export const ThemeContext = createContext<Theme>(createTheme({colours: 1, background: 'unknown', unicode: true}));

export function useTheme(): Theme {
	return useContext(ThemeContext);
}
