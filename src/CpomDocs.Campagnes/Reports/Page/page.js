(function () {
  'use strict';
  var collator = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });
  var note = document.getElementById('annonce');

  function valueOf(row, column) {
    var cell = row.cells[column];
    var key = cell.getAttribute('data-tri');
    return key === null ? cell.textContent : key;
  }

  function sort(table, column, header) {
    var body = table.tBodies[0];
    var turn = header.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
    var sign = turn === 'ascending' ? 1 : -1;
    var rows = Array.prototype.slice.call(body.rows);
    rows.sort(function (a, b) { return sign * collator.compare(valueOf(a, column), valueOf(b, column)); });
    rows.forEach(function (row) { body.appendChild(row); });
    Array.prototype.forEach.call(header.parentNode.cells, function (cell) { cell.removeAttribute('aria-sort'); });
    header.setAttribute('aria-sort', turn);
    note.textContent = header.textContent + (sign === 1 ? ', ordre croissant' : ', ordre décroissant');
  }

  function makeSortable(table) {
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (header, column) {
      var button = document.createElement('button');
      button.type = 'button';
      button.className = 'tri';
      button.textContent = header.textContent;
      header.textContent = '';
      header.appendChild(button);
      button.addEventListener('click', function () { sort(table, column, header); });
    });
  }

  function fold(text) {
    return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  }

  function makeFiltered(table, rank) {
    var box = document.createElement('p');
    var label = document.createElement('label');
    var input = document.createElement('input');
    box.className = 'filtre';
    input.type = 'search';
    input.id = 'filtre-' + rank;
    label.htmlFor = input.id;
    label.textContent = table.getAttribute('data-filtre') + ' ';
    box.appendChild(label);
    box.appendChild(input);
    table.parentNode.parentNode.insertBefore(box, table.parentNode);
    input.addEventListener('input', function () {
      var wanted = fold(input.value);
      var shown = 0;
      Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
        row.hidden = fold(row.textContent).indexOf(wanted) === -1;
        shown += row.hidden ? 0 : 1;
      });
      note.textContent = shown + ' ligne(s)';
    });
  }

  Array.prototype.forEach.call(document.querySelectorAll('table[data-triable]'), makeSortable);
  Array.prototype.forEach.call(document.querySelectorAll('table[data-filtre]'), makeFiltered);
  window.addEventListener('beforeprint', function () {
    Array.prototype.forEach.call(document.querySelectorAll('details'), function (details) { details.open = true; });
  });
}());
