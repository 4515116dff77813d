/** People and money of the demo, as its pages show them. */

const euros = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });

export function money({ minor }) {
  return euros.format(minor / 100);
}

export function roleName(role) {
  return role[0].toUpperCase() + role.slice(1);
}

/** Turns an element into somebody's avatar. */
export function showAvatar(element, { name, role }) {
  element.textContent = name[0];
  element.dataset.role = role;
}

/** A request to the demo's own servlets. Rejects when it is not answered with what was asked for. */
export async function ask(path, form) {
  const init = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
  const response = await fetch(path, { cache: 'no-store', ...init });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.status === 204 ? undefined : response.json();
}
