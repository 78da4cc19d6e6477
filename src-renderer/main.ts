import { mount } from 'svelte';
import App from './App.svelte';
import { startThread } from './background/start-thread';
import { WorkerScholar } from './background/worker-scholar';
import { Workbench } from './state/workbench.svelte';
import './styles/base.css';

const workbench = new Workbench(window.fringe, window.localStorage, undefined, new WorkerScholar(startThread));

mount(App, { target: document.getElementById('app')!, props: { workbench } });
void workbench.start();
