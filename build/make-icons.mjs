// node build/make-icons.mjs: draws the icon for every system into build/resources. Its output is committed; a test holds both together.
// No drawing program is needed: the shapes are few enough to say of each point how far it is from their edges.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

const RESOURCES = fileURLToPath(new URL('resources', import.meta.url));
/** The drawing's own measure. */
const SIDE = 512;

/** Three ledgers, line by line, and the tick below what agrees. Rounded rectangles, and a stroke with round ends. */
const SHAPES = [
  { kind: 'box', x: 24, y: 24, width: 464, height: 464, radius: 96, colour: '#1f5fbf' },
  { kind: 'box', x: 104, y: 136, width: 304, height: 44, radius: 12, colour: '#ffffff' },
  { kind: 'box', x: 104, y: 234, width: 304, height: 44, radius: 12, colour: '#ffffff' },
  { kind: 'box', x: 104, y: 332, width: 176, height: 44, radius: 12, colour: '#ffffff' },
  {
    kind: 'stroke',
    points: [
      [300, 352],
      [336, 390],
      [408, 306],
    ],
    width: 34,
    colour: '#7fe0a4',
  },
];

/** The drawing as SVG, for whoever wants to change it or print it. */
export function svg() {
  const drawn = SHAPES.map((shape) =>
    shape.kind === 'box'
      ? `  <rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" rx="${shape.radius}" fill="${shape.colour}"/>`
      : `  <polyline points="${shape.points.map((point) => point.join(',')).join(' ')}" fill="none" stroke="${shape.colour}" stroke-width="${shape.width}" stroke-linecap="round" stroke-linejoin="round"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}">\n  <title>三账通</title>\n${drawn.join('\n')}\n</svg>\n`;
}

/** How far a point is outside a shape, in the drawing's measure; negative inside. */
function distance(shape, x, y) {
  if (shape.kind === 'box') {
    const dx = Math.abs(x - shape.x - shape.width / 2) - shape.width / 2 + shape.radius;
    const dy = Math.abs(y - shape.y - shape.height / 2) - shape.height / 2 + shape.radius;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - shape.radius;
  }
  let nearest = Number.POSITIVE_INFINITY;
  for (let at = 1; at < shape.points.length; at++) {
    const [[ax, ay], [bx, by]] = [shape.points[at - 1], shape.points[at]];
    const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
    const t = Math.min(Math.max(along, 0), 1);
    nearest = Math.min(nearest, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
  }
  return nearest - shape.width / 2;
}

/** The drawing at `size` by `size` points: red, green, blue, opacity, row by row. */
function draw(size) {
  const scale = SIDE / size;
  const colours = SHAPES.map(({ colour }) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)));
  const points = Buffer.alloc(size * size * 4);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const over = [0, 0, 0, 0];
      SHAPES.forEach((shape, index) => {
        // How much of the point the shape covers: its edge is one point wide.
        const cover = Math.min(
          Math.max(0.5 - distance(shape, (column + 0.5) * scale, (row + 0.5) * scale) / scale, 0),
          1,
        );
        const opacity = cover + over[3] * (1 - cover);
        if (opacity > 0)
          for (let each = 0; each < 3; each++)
            over[each] = (colours[index][each] * cover + over[each] * over[3] * (1 - cover)) / opacity;
        over[3] = opacity;
      });
      over[3] *= 255;
      points.set(over.map(Math.round), (row * size + column) * 4);
    }
  }
  return points;
}

function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}

/** The drawing as PNG (ISO/IEC 15948), 8 bits a colour with opacity. */
export function png(size) {
  const points = draw(size);
  // Every row begins with its filter: each point as the difference to the one before it (1), which compresses best here.
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row++) {
    const to = row * (size * 4 + 1);
    rows[to] = 1;
    for (let at = 0; at < size * 4; at++) {
      const before = at < 4 ? 0 : points[row * size * 4 + at - 4];
      rows[to + 1 + at] = (points[row * size * 4 + at] - before) & 255;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Windows: a directory of pictures, each a PNG of its own (since Vista). */
function ico(sizes) {
  const pictures = sizes.map(png);
  const directory = Buffer.alloc(6 + 16 * sizes.length);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(sizes.length, 4);
  let at = directory.length;
  sizes.forEach((size, index) => {
    const entry = 6 + 16 * index;
    // 256 is written as 0: one byte a side.
    directory.writeUInt8(size & 255, entry);
    directory.writeUInt8(size & 255, entry + 1);
    directory.writeUInt16LE(1, entry + 4);
    directory.writeUInt16LE(32, entry + 6);
    directory.writeUInt32LE(pictures[index].length, entry + 8);
    directory.writeUInt32LE(at, entry + 12);
    at += pictures[index].length;
  });
  return Buffer.concat([directory, ...pictures]);
}

/** macOS: named pictures, each a PNG; ic11 to ic14 are those of fine screens. */
function icns() {
  const named = { ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 };
  const parts = Object.entries(named).map(([type, size]) => {
    const picture = png(size);
    const head = Buffer.alloc(8, type, 'latin1');
    head.writeUInt32BE(picture.length + 8, 4);
    return Buffer.concat([head, picture]);
  });
  const head = Buffer.alloc(8, 'icns', 'latin1');
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 4);
  return Buffer.concat([head, ...parts]);
}

/** All files of the icon by name. */
function iconFiles() {
  return {
    'icon.svg': Buffer.from(svg()),
    'icon.png': png(1024),
    'icon.ico': ico([16, 24, 32, 48, 64, 128, 256]),
    'icon.icns': icns(),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [name, bytes] of Object.entries(iconFiles())) writeFileSync(join(RESOURCES, name), bytes);
