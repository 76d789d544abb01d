// The floor under every reader: inflates the entries that hold the rows (the sheets and the shared strings), and looks at nothing.
import yauzl from 'yauzl';

const zip = await new Promise((resolve, reject) =>
  yauzl.open(process.argv[2], { lazyEntries: true }, (error, file) => (error ? reject(error) : resolve(file))),
);
let bytes = 0;
await new Promise((resolve, reject) => {
  zip.on('error', reject);
  zip.on('end', resolve);
  zip.on('entry', (entry) => {
    if (!/^xl\/(?:worksheets\/|sharedStrings\.xml$)/.test(entry.fileName)) return zip.readEntry();
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      stream.on('data', (chunk) => {
        bytes += chunk.length;
      });
      stream.on('error', reject);
      stream.on('end', () => zip.readEntry());
    });
  });
  zip.readEntry();
});
process.stdout.write(JSON.stringify({ inflatedBytes: bytes }));
