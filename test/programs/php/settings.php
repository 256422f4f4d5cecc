<?php
// As a content management system has them.
define('DB_NAME', 'shop');
define('DB_PASSWORD', '‹password:db›');
define("API_SECRET", "‹password:auth›");

$config = array(
    'default' => array(
        'dsn' => 'mysql:host=db;dbname=' . DB_NAME,
        'password' => '‹password:config›',
    ),
);
$config['mail']['password'] = '‹password:mail›';

echo hash('sha256', DB_PASSWORD), "\n";
echo hash('sha256', API_SECRET . $config['default']['password']), "\n";
?>
<p>
<?php echo hash('sha256', $config['mail']['password']); ?>

</p>
