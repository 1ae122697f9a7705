import { Link } from '@tanstack/react-router';

export function Brand() {
  return (
    <Link to="/" className="brand">
      <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="#5b70f0" />
        <path d="M8 25V13a8 8 0 0 1 16 0v12h-4.5v-7a3.5 3.5 0 0 0-7 0v7z" fill="#fff" />
      </svg>
      Sallyport
    </Link>
  );
}
