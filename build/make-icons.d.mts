export declare function svg(): string;
export declare function png(size: number): Uint8Array;
