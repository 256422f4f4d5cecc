import React, { useState } from 'react';

const API_TOKEN = '‹token:3›';

interface Props {
  readonly onSave: (password: string) => void;
}

export function Settings({ onSave }: Props): React.JSX.Element {
  const [password, setPassword] = useState('');
  return (
    <form onSubmit={() => onSave(password)}>
      <label htmlFor="password">Password</label>
      <input id="password" type="password" placeholder="Enter your password" value={password} onChange={(e) => setPassword(e.target.value)} />
      <a href={`/export?token=${API_TOKEN}`}>Export</a>
    </form>
  );
}
