class GenerateTables { public static void main(String[] a){} }
