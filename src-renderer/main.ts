import { mount } from 'svelte';
import App from './App.svelte';
import { Workbench } from './state/workbench.svelte';
import './styles/base.css';

const workbench = new Workbench(window.fringe, window.localStorage);

mount(App, { target: document.getElementById('app')!, props: { workbench } });
void workbench.start();
