// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deploy} from "../support/Deploy.sol";
import {Directory} from "../../src/governance/Directory.sol";
import {IDirectory} from "../../src/governance/IDirectory.sol";
import {Test} from "../support/Test.sol";

contract DirectoryTest is Test {
    address private constant GOVERNOR = address(0x60);
    address private constant VAULT = address(0x61);
    address private constant TOKEN = address(0x62);

    Directory private directory;

    function setUp() external {
        directory = deploy(pair("Vault", "CessToken"), pair(VAULT, TOKEN));
    }

    function test_findsWhatWasGivenToTheConstructor() external view {
        assertEq(directory.find("Vault"), VAULT);
        assertEq(directory.find("CessToken"), TOKEN);
        assertEq(directory.governor(), GOVERNOR);
    }

    function test_listsInOrderOfRegistration() external {
        vm.prank(GOVERNOR);
        directory.register("Later", address(0x63));
        (bytes32[] memory names, address[] memory addresses) = directory.all();
        assertEq(names.length, 3);
        assertEq(names[0], "Vault");
        assertEq(names[2], "Later");
        assertEq(addresses[1], TOKEN);
        assertEq(addresses[2], address(0x63));
    }

    function test_unknownNameIsRefused() external {
        vm.expectRevert(abi.encodeWithSelector(IDirectory.NameUnknown.selector, bytes32("vault")));
        directory.find("vault");
    }

    function test_registrationIsAnEvent() external {
        vm.expectEmit(address(directory));
        emit IDirectory.Registered("Later", address(0x63));
        vm.prank(GOVERNOR);
        directory.register("Later", address(0x63));
    }

    function testFuzz_onlyTheGovernorAdds(address stranger) external {
        vm.assume(stranger != GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IDirectory.OnlyGovernor.selector, GOVERNOR, stranger));
        vm.prank(stranger);
        directory.register("Later", address(0x63));
    }

    function testFuzz_aNameNeverMoves(address elsewhere) external {
        vm.assume(elsewhere != address(0));
        vm.prank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IDirectory.NameTaken.selector, bytes32("Vault"), VAULT));
        directory.register("Vault", elsewhere);
        assertEq(directory.find("Vault"), VAULT);
    }

    function test_emptyNamesAndAddressesAreRefused() external {
        vm.startPrank(GOVERNOR);
        vm.expectRevert(IDirectory.NameEmpty.selector);
        directory.register("", VAULT);
        vm.expectRevert(abi.encodeWithSelector(IDirectory.AddressMissing.selector, bytes32("Later")));
        directory.register("Later", address(0));
    }

    function test_constructorRefusesBadInput() external {
        vm.expectRevert(abi.encodeWithSelector(IDirectory.LengthMismatch.selector, 2, 1));
        this.deploy(pair("A", "B"), new address[](1));
        vm.expectRevert(abi.encodeWithSelector(IDirectory.NameTaken.selector, bytes32("A"), VAULT));
        this.deploy(pair("A", "A"), pair(VAULT, TOKEN));
        vm.expectRevert(abi.encodeWithSelector(IDirectory.AddressMissing.selector, bytes32("B")));
        this.deploy(pair("A", "B"), pair(VAULT, address(0)));
        vm.expectRevert(abi.encodeWithSelector(IDirectory.AddressMissing.selector, bytes32("governor")));
        Directory(Deploy.create("Directory", abi.encode(pair("A", "B"), pair(VAULT, TOKEN), address(0))));
    }

    function deploy(bytes32[] memory names, address[] memory addresses) public returns (Directory) {
        return Directory(Deploy.create("Directory", abi.encode(names, addresses, GOVERNOR)));
    }

    function pair(bytes32 first, bytes32 second) private pure returns (bytes32[] memory both) {
        both = new bytes32[](2);
        (both[0], both[1]) = (first, second);
    }

    function pair(address first, address second) private pure returns (address[] memory both) {
        both = new address[](2);
        (both[0], both[1]) = (first, second);
    }
}
