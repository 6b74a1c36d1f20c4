// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IProxyReports} from "../../src/sharing/IProxyReports.sol";
import {IShareGrants} from "../../src/sharing/IShareGrants.sol";
import {SharingFixture} from "./SharingFixture.sol";

/// @title Liars among proxies, and attempts to frame honest ones.
contract ProxyReportsTest is SharingFixture {
    bytes32 private constant REENCRYPTED = keccak256("Reencrypted(bytes32 grant,bytes32 capsule,bytes32 fragment)");

    IShareGrants.Terms private _terms;
    bytes32 private _id;

    function setUp() external {
        deploySharing();
        _terms = termsOf("salt", 5, 3);
        IShareGrants.SealedFile[] memory files = file();
        vm.prank(alice);
        _id = grants.grant(_terms, files);
    }

    function test_anHonestAnswerIsNoLie() external {
        for (uint8 i; i < PROXIES; ++i) {
            IProxyReports.Lie memory lie = answer(i, points("fragments")[i]);
            vm.expectRevert(abi.encodeWithSelector(IProxyReports.AnswerRight.selector, _id, proxyAccounts[i]));
            proxyReports.report(lie);
        }
    }

    function test_aWrongAnswerIsALieOnce() external {
        IProxyReports.Lie memory lie = answer(2, points("fragments")[3]);
        vm.expectEmit(address(proxyReports));
        emit IProxyReports.ProxyLied(proxyAccounts[2], _id, bob, keccak256(point("capsulePoints")), 1);
        vm.prank(bob);
        proxyReports.report(lie);
        vm.snapshotGasLastCall("sharing", "report a lying proxy, n = 5");
        assertEq(proxyReports.liesOf(proxyAccounts[2]), 1);
        assertTrue(proxyReports.reported(_id, proxyAccounts[2]));
        vm.expectRevert(abi.encodeWithSelector(IProxyReports.ReportedBefore.selector, _id, proxyAccounts[2]));
        proxyReports.report(lie);
        lie = answer(2, points("fragments")[1]);
        vm.expectRevert(abi.encodeWithSelector(IProxyReports.ReportedBefore.selector, _id, proxyAccounts[2]));
        proxyReports.report(lie);
        assertEq(proxyReports.liesOf(proxyAccounts[3]), 0);
    }

    function test_halfALieIsALie() external {
        bytes memory swapped = bytes.concat(part(points("fragments")[0], 1), part(points("fragments")[0], 0));
        proxyReports.report(answer(0, swapped));
        bytes memory half = bytes.concat(part(points("fragments")[1], 0), part(points("fragments")[2], 1));
        proxyReports.report(answer(1, half));
        bytes memory infinity = bytes.concat(part(points("fragments")[2], 0), new bytes(128));
        proxyReports.report(answer(2, infinity));
    }

    function test_pointsThatAreNoneAreLies() external {
        bytes memory off = bytes.concat(point("offSubgroup"), part(points("fragments")[0], 1));
        proxyReports.report(answer(0, off));
        bytes memory noPoint = points("fragments")[1];
        noPoint[127] ^= 0x01;
        proxyReports.report(answer(1, noPoint));
        assertEq(proxyReports.liesOf(proxyAccounts[0]), 1);
        assertEq(proxyReports.liesOf(proxyAccounts[1]), 1);
    }

    /// @notice A report that starves the precompiles must not turn truth into a lie, whatever gas it brings.
    function testFuzz_nobodyIsFramedByStarvingThePairing(uint256 gasLimit) external {
        IProxyReports.Lie memory lie = answer(0, points("fragments")[0]);
        gasLimit = bound(gasLimit, 30_000, 600_000);
        (bool ok,) = address(proxyReports).call{gas: gasLimit}(abi.encodeCall(IProxyReports.report, (lie)));
        assertFalse(ok);
        assertEq(proxyReports.liesOf(proxyAccounts[0]), 0);
    }

    function test_forgedPartsAreRefused() external {
        IProxyReports.Lie memory lie = answer(2, points("fragments")[3]);
        lie.shareKey = points("shareKeys")[3];
        vm.expectRevert(
            abi.encodeWithSelector(
                IProxyReports.ShareKeyRejected.selector,
                2,
                keccak256(points("shareKeys")[2]),
                keccak256(points("shareKeys")[3])
            )
        );
        proxyReports.report(lie);

        lie = answer(2, points("fragments")[3]);
        lie.keys[2] = lie.keys[3];
        vm.expectPartialRevert(IProxyReports.SharesRejected.selector);
        proxyReports.report(lie);

        lie = answer(2, points("fragments")[3]);
        lie.index = 5;
        vm.expectRevert(abi.encodeWithSelector(IProxyReports.LieIndexOutOfRange.selector, 5, 5));
        proxyReports.report(lie);

        lie = answer(2, points("fragments")[3]);
        lie.description.reader = alice;
        vm.expectPartialRevert(IProxyReports.GrantRejected.selector);
        proxyReports.report(lie);
        lie.description.id = keccak256("no grant");
        vm.expectPartialRevert(IProxyReports.GrantRejected.selector);
        proxyReports.report(lie);
        assertEq(proxyReports.liesOf(proxyAccounts[2]), 0);
    }

    function test_whatTheProxyHasNotSignedIsNotItsLie() external {
        IProxyReports.Lie memory lie = answer(2, points("fragments")[3]);
        lie.signature = sign(proxySecrets[3], proxyReports.domainSeparator(), lie.fragment);
        vm.expectRevert(
            abi.encodeWithSelector(IProxyReports.AnswerNotSigned.selector, proxyAccounts[2], proxyAccounts[3])
        );
        proxyReports.report(lie);
        lie.signature = sign(proxySecrets[2], bytes32(uint256(1)), lie.fragment); // another chain or contract
        vm.expectPartialRevert(IProxyReports.AnswerNotSigned.selector);
        proxyReports.report(lie);
        lie = answer(2, points("fragments")[2]);
        lie.fragment = points("fragments")[3];
        vm.expectPartialRevert(IProxyReports.AnswerNotSigned.selector);
        proxyReports.report(lie);
        lie = answer(2, points("fragments")[3]);
        lie.signature = new bytes(65);
        vm.expectRevert(abi.encodeWithSelector(IProxyReports.LieLength.selector, 64, 65));
        proxyReports.report(lie);
        lie = answer(2, new bytes(255));
        vm.expectRevert(abi.encodeWithSelector(IProxyReports.LieLength.selector, 256, 255));
        proxyReports.report(lie);
        lie = answer(2, points("fragments")[3]);
        lie.capsule = new bytes(257);
        vm.expectRevert(abi.encodeWithSelector(IProxyReports.LieLength.selector, 256, 257));
        proxyReports.report(lie);
        assertEq(proxyReports.liesOf(proxyAccounts[2]), 0);
    }

    function answer(uint8 index, bytes memory fragment) private view returns (IProxyReports.Lie memory) {
        return IProxyReports.Lie(
            describe(_id, _terms, 1),
            _terms.proxies,
            shareKeyHashes(PROXIES),
            index,
            points("shareKeys")[index],
            point("capsulePoints"),
            fragment,
            sign(proxySecrets[index], proxyReports.domainSeparator(), fragment)
        );
    }

    function sign(uint256 secret, bytes32 domain, bytes memory fragment) private view returns (bytes memory) {
        bytes32 content =
            keccak256(abi.encode(REENCRYPTED, _id, keccak256(point("capsulePoints")), keccak256(fragment)));
        (bytes32 r, bytes32 vs) = vm.signCompact(secret, keccak256(abi.encodePacked(hex"1901", domain, content)));
        return bytes.concat(r, vs);
    }

    function part(bytes memory pair, uint256 index) private view returns (bytes memory) {
        return this.slice(pair, 128 * index, 128 * (index + 1));
    }

    function slice(bytes calldata data, uint256 from, uint256 until) external pure returns (bytes memory) {
        return data[from:until];
    }
}
