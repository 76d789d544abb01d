export declare function stageRuntime(folder: string, stage: string, app: string): string;
