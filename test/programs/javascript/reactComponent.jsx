import { useEffect } from 'react';
import { Map } from './Map';

export default function Stores({ stores }) {
  useEffect(() => { document.title = 'Stores' }, []);
  return <Map apiKey="‹token:25›" markers={stores} theme='dark' />;
}
