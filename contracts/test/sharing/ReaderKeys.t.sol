// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CurveKeys} from "../../src/sharing/CurveKeys.sol";
import {IProxies} from "../../src/sharing/IProxies.sol";
import {IReaderKeys} from "../../src/sharing/IReaderKeys.sol";
import {SharingFixture} from "./SharingFixture.sol";

/// @title Keys of readers and proxies.
contract ReaderKeysTest is SharingFixture {
    function setUp() external {
        deploySharing();
    }

    function test_whatIsNoKeyIsRefused() external {
        refused(new bytes(128), abi.encodeWithSelector(CurveKeys.CurveKeyRejected.selector, keccak256(new bytes(128))));
        refused(new bytes(127), abi.encodeWithSelector(CurveKeys.CurveKeyLength.selector, 128, 127));
        refused("", abi.encodeWithSelector(CurveKeys.CurveKeyLength.selector, 128, 0));
        bytes memory off = point("offSubgroup");
        refused(off, abi.encodeWithSelector(CurveKeys.CurveKeyRejected.selector, keccak256(off)));
        bytes memory altered = point("readerKey");
        altered[127] ^= 0x01;
        refused(altered, abi.encodeWithSelector(CurveKeys.CurveKeyRejected.selector, keccak256(altered)));
        bytes memory padded = point("readerKey");
        padded[0] = 0x01;
        refused(padded, abi.encodeWithSelector(CurveKeys.CurveKeyRejected.selector, keccak256(padded)));
        assertEq(readerKeys.digestOf(bob), keccak256(point("readerKey")), "nothing has changed");
        assertEq(readerKeys.versionOf(bob), 1);
    }

    function testFuzz_bytesThatAreNoPointAreRefused(bytes32 x, bytes32 y) external {
        bytes memory key = abi.encodePacked(uint256(uint128(uint256(x))), x, uint256(uint128(uint256(y))), y);
        vm.expectPartialRevert(CurveKeys.CurveKeyRejected.selector);
        readerKeys.register(key);
    }

    function test_aKeyIsReplacedByItsOwnAccountAlone() external {
        bytes memory first = point("readerKey");
        vm.expectRevert(abi.encodeWithSelector(IReaderKeys.ReaderKeyUnchanged.selector, bob));
        vm.prank(bob);
        readerKeys.register(first);
        bytes memory second = point("labelKey");
        vm.expectEmit(address(readerKeys));
        emit IReaderKeys.ReaderKeyRegistered(bob, 2, second);
        vm.prank(bob);
        assertEq(readerKeys.register(second), 2);
        assertEq(readerKeys.digestOf(bob), keccak256(second));
        assertEq(readerKeys.digestOf(alice), 0);
        vm.prank(alice);
        readerKeys.register(first);
        vm.snapshotGasLastCall("sharing", "register a reader key");
        assertEq(readerKeys.digestOf(bob), keccak256(second), "an account's key is its own");
    }

    function test_aProxyComesAndGoes() external {
        address proxy = proxyAccounts[0];
        bytes memory key = point("labelKey");
        vm.startPrank(proxy);
        vm.expectRevert(abi.encodeWithSelector(IProxies.ProxyEndpointLength.selector, 128, 0));
        proxies.register(key, "");
        string memory long = string(new bytes(129));
        vm.expectRevert(abi.encodeWithSelector(IProxies.ProxyEndpointLength.selector, 128, 129));
        proxies.register(key, long);
        vm.expectPartialRevert(CurveKeys.CurveKeyRejected.selector);
        proxies.register(new bytes(128), "http://here");
        vm.expectEmit(address(proxies));
        emit IProxies.ProxyRegistered(proxy, key, "http://here");
        proxies.register(key, "http://here");
        assertEq(proxies.keyOf(proxy), keccak256(key));
        proxies.retire();
        assertEq(proxies.keyOf(proxy), 0);
        vm.expectRevert(abi.encodeWithSelector(IProxies.ProxyUnknown.selector, proxy));
        proxies.retire();
        vm.stopPrank();
    }

    function refused(bytes memory key, bytes memory reason) private {
        vm.expectRevert(reason);
        vm.prank(bob);
        readerKeys.register(key);
    }
}
