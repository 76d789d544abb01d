import { useEffect, useRef, useState } from 'react';

interface Props {
  readonly address: string;
  /** 1: as wide as the place allows. */
  readonly scale: number;
  /** In degrees: quarters. */
  readonly turned: number;
  readonly name: string;
}

/** A picture on a canvas: it can be turned, and needs no style of its own for its size. */
export function Picture({ address, scale, turned, name }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [image, setImage] = useState<HTMLImageElement | null>(null);
  const [damaged, setDamaged] = useState(false);
  useEffect(() => {
    const loading = new Image();
    loading.onload = () => setImage(loading);
    loading.onerror = () => setDamaged(true);
    loading.src = address;
  }, [address]);
  useEffect(() => {
    const place = canvas.current;
    if (place === null || image === null) return;
    const isAcross = turned % 180 !== 0;
    const [wide, high] = isAcross ? [image.height, image.width] : [image.width, image.height];
    const width = Math.round(Math.min(place.parentElement!.clientWidth - 2, wide) * scale);
    const factor = width / wide;
    place.width = width;
    place.height = Math.round(high * factor);
    const brush = place.getContext('2d')!;
    brush.translate(place.width / 2, place.height / 2);
    brush.rotate((turned * Math.PI) / 180);
    brush.scale(factor, factor);
    brush.drawImage(image, -image.width / 2, -image.height / 2);
  }, [image, scale, turned]);
  if (damaged)
    return <p className="evidence-unshown">图片打不开，可能已损坏。请另存后用别的软件试试，或请提供的人重新给一份。</p>;
  return <canvas ref={canvas} role="img" aria-label={name} />;
}
