// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CurveKeys} from "../../src/sharing/CurveKeys.sol";
import {IShareGrants} from "../../src/sharing/IShareGrants.sol";
import {SharingFixture} from "./SharingFixture.sol";

/// @title Grants, sealed files, revocation.
contract ShareGrantsTest is SharingFixture {
    bytes32 private constant SALT = keccak256("salt");

    function setUp() external {
        deploySharing();
    }

    function test_malformedTermsAreRefused() external {
        IShareGrants.Terms memory terms = termsOf(SALT, 3, 2);
        terms.until = uint64(block.timestamp);
        refused(terms, abi.encodeWithSelector(IShareGrants.GrantEndsTooSoon.selector, block.timestamp, block.timestamp));
        terms = termsOf(SALT, 3, 0);
        refused(terms, abi.encodeWithSelector(IShareGrants.ShareThresholdOutOfRange.selector, 3, 0));
        terms = termsOf(SALT, 3, 4);
        refused(terms, abi.encodeWithSelector(IShareGrants.ShareThresholdOutOfRange.selector, 3, 4));
        terms = termsOf(SALT, 0, 1);
        refused(terms, abi.encodeWithSelector(IShareGrants.ProxiesOutOfRange.selector, 16, 0));
        terms = termsOf(SALT, 3, 2);
        terms.proxies = new address[](17);
        refused(terms, abi.encodeWithSelector(IShareGrants.ProxiesOutOfRange.selector, 16, 17));
        terms = termsOf(SALT, 3, 2);
        (terms.proxies[0], terms.proxies[1]) = (terms.proxies[1], terms.proxies[0]);
        refused(terms, abi.encodeWithSelector(IShareGrants.ProxiesOutOfOrder.selector, 1));
        terms.proxies[1] = terms.proxies[0];
        refused(terms, abi.encodeWithSelector(IShareGrants.ProxiesOutOfOrder.selector, 1));
        terms = termsOf(SALT, 3, 2);
        terms.shareKeys = bytes.concat(terms.shareKeys, hex"00");
        refused(terms, abi.encodeWithSelector(IShareGrants.GrantBytesLength.selector, 768, 769));
        terms = termsOf(SALT, 3, 2);
        terms.ephemeral = new bytes(96);
        refused(terms, abi.encodeWithSelector(IShareGrants.GrantBytesLength.selector, 128, 96));
    }

    function test_keysThatNobodyRegisteredAreRefused() external {
        IShareGrants.Terms memory terms = termsOf(SALT, 3, 2);
        terms.reader = alice;
        refused(
            terms,
            abi.encodeWithSelector(
                IShareGrants.ReaderKeyOutdated.selector, alice, bytes32(0), keccak256(terms.readerKey)
            )
        );
        terms = termsOf(SALT, 3, 2);
        bytes32 registered = keccak256(terms.readerKey);
        terms.readerKey = terms.labelKey;
        refused(
            terms,
            abi.encodeWithSelector(IShareGrants.ReaderKeyOutdated.selector, bob, registered, keccak256(terms.readerKey))
        );
        terms = termsOf(SALT, 3, 2);
        terms.labelKey = point("offSubgroup");
        refused(terms, abi.encodeWithSelector(CurveKeys.CurveKeyRejected.selector, keccak256(terms.labelKey)));
        vm.prank(proxyAccounts[1]);
        proxies.retire();
        refused(termsOf(SALT, 3, 2), abi.encodeWithSelector(IShareGrants.NotAProxy.selector, proxyAccounts[1]));
    }

    function test_aGrantIsMadeOnceAndSaysEverything() external {
        IShareGrants.Terms memory terms = termsOf(SALT, 3, 2);
        bytes32 id = grants.idOf(alice, SALT);
        vm.expectEmit(address(grants));
        emit IShareGrants.LabelKeyChanged(alice, terms.label, 1, terms.labelKey);
        vm.expectEmit(address(grants));
        emit IShareGrants.GrantMade(
            id,
            alice,
            bob,
            terms.label,
            1,
            NO_END,
            2,
            terms.labelKey,
            terms.readerKey,
            terms.ephemeral,
            terms.proxies,
            terms.shareKeys
        );
        vm.expectEmit(address(grants));
        emit IShareGrants.FileSealed(alice, terms.label, word("fid"), 1, point("capsule"));
        IShareGrants.SealedFile[] memory files = file();
        vm.prank(alice);
        assertEq(grants.grant(terms, files), id);
        vm.snapshotGasLastCall("sharing", "grant, 2 of 3, new label, one file");
        assertTrue(grants.isLive(id));
        IShareGrants.Grant memory made = grants.grantOf(id);
        assertEq(made.owner, alice);
        assertEq(made.digest, keccak256(abi.encode(describe(id, terms, 1))));
        refused(terms, abi.encodeWithSelector(IShareGrants.GrantExists.selector, id));
        assertNotEq(grants.idOf(bob, SALT), id);
        terms.salt = bytes32(uint256(1));
        vm.prank(alice);
        grants.grant(terms, new IShareGrants.SealedFile[](0));
        vm.snapshotGasLastCall("sharing", "grant, 2 of 3, known label");
    }

    function test_aGrantEndsAtItsTime() external {
        IShareGrants.Terms memory terms = termsOf(SALT, 3, 2);
        terms.until = uint64(block.timestamp + 100);
        bytes32 id = make(terms);
        skip(99);
        assertTrue(grants.isLive(id));
        skip(1);
        assertFalse(grants.isLive(id));
        assertFalse(grants.isLive(SALT), "unknown ones never were");
    }

    function test_revocationEndsAtOnceAndRotatesTheLabelsKey() external {
        IShareGrants.Terms memory terms = termsOf(SALT, 3, 2);
        bytes32 id = make(terms);
        terms.salt = bytes32(uint256(2));
        bytes32 other = make(terms);
        IShareGrants.Description memory description = describe(id, terms, 1);
        bytes memory next = point("nextLabelKey");

        vm.expectRevert(abi.encodeWithSelector(IShareGrants.OnlyGrantOwner.selector, id, alice, bob));
        vm.prank(bob);
        grants.revoke(description, next);
        IShareGrants.Description memory unknown = describe(SALT, terms, 1);
        vm.expectRevert(abi.encodeWithSelector(IShareGrants.GrantUnknown.selector, SALT));
        vm.prank(alice);
        grants.revoke(unknown, next);
        description.label = keccak256("another label");
        vm.expectRevert(
            abi.encodeWithSelector(
                IShareGrants.DescriptionRejected.selector,
                id,
                grants.grantOf(id).digest,
                keccak256(abi.encode(description))
            )
        );
        vm.prank(alice);
        grants.revoke(description, next);
        description.label = terms.label;
        vm.expectRevert(
            abi.encodeWithSelector(
                IShareGrants.LabelKeyOutdated.selector,
                terms.label,
                bytes32(bytes28(keccak256(terms.labelKey))),
                bytes32(bytes28(keccak256(terms.labelKey)))
            )
        );
        vm.prank(alice);
        grants.revoke(description, terms.labelKey);
        assertTrue(grants.isLive(id), "nothing has changed");

        vm.expectEmit(address(grants));
        emit IShareGrants.GrantRevoked(id, alice, terms.label);
        vm.expectEmit(address(grants));
        emit IShareGrants.LabelKeyChanged(alice, terms.label, 2, next);
        vm.prank(alice);
        grants.revoke(description, next);
        vm.snapshotGasLastCall("sharing", "revoke");
        assertFalse(grants.isLive(id));
        assertTrue(grants.isLive(other), "other readers go on reading what they could read");
        (uint32 epoch, bytes28 key) = grants.labelOf(alice, terms.label);
        assertEq(epoch, 2);
        assertEq(bytes32(key), bytes32(bytes28(keccak256(next))));
        vm.expectRevert(abi.encodeWithSelector(IShareGrants.GrantRevokedBefore.selector, id));
        vm.prank(alice);
        grants.revoke(description, point("labelKey"));

        terms.salt = bytes32(uint256(3));
        refused(
            terms,
            abi.encodeWithSelector(
                IShareGrants.LabelKeyOutdated.selector,
                terms.label,
                bytes32(bytes28(keccak256(next))),
                keccak256(terms.labelKey)
            )
        );
    }

    function test_filesAreSealedToLabelsOfOnesOwn() external {
        IShareGrants.Terms memory terms = termsOf(SALT, 3, 2);
        IShareGrants.SealedFile[] memory files = file();
        bytes32 label = terms.label;
        vm.expectRevert(abi.encodeWithSelector(IShareGrants.LabelUnknown.selector, alice, label));
        vm.prank(alice);
        grants.seal(label, files);
        make(terms);
        vm.expectRevert(abi.encodeWithSelector(IShareGrants.LabelUnknown.selector, bob, label));
        vm.prank(bob);
        grants.seal(label, files);
        vm.prank(alice);
        grants.seal(label, files);
        vm.snapshotGasLastCall("sharing", "seal a file to a label");
        files[0].capsule = "";
        vm.expectRevert(abi.encodeWithSelector(IShareGrants.SealedCapsuleLength.selector, 16_384, 0));
        vm.prank(alice);
        grants.seal(label, files);
        files[0].capsule = new bytes(16_385);
        vm.expectRevert(abi.encodeWithSelector(IShareGrants.SealedCapsuleLength.selector, 16_384, 16_385));
        vm.prank(alice);
        grants.seal(label, files);
        files = new IShareGrants.SealedFile[](17);
        vm.expectRevert(abi.encodeWithSelector(IShareGrants.SealedFilesLength.selector, 16, 17));
        vm.prank(alice);
        grants.seal(label, files);
    }

    function test_aLabelsKeyIsRotatedWithoutRevoking() external {
        IShareGrants.Terms memory terms = termsOf(SALT, 3, 2);
        bytes memory next = point("nextLabelKey");
        vm.expectRevert(abi.encodeWithSelector(IShareGrants.LabelUnknown.selector, alice, terms.label));
        vm.prank(alice);
        grants.rotate(terms.label, next);
        bytes32 id = make(terms);
        vm.prank(alice);
        grants.rotate(terms.label, next);
        assertTrue(grants.isLive(id));
        (uint32 epoch,) = grants.labelOf(alice, terms.label);
        assertEq(epoch, 2);
        bytes memory off = point("offSubgroup");
        vm.expectRevert(abi.encodeWithSelector(CurveKeys.CurveKeyRejected.selector, keccak256(off)));
        vm.prank(alice);
        grants.rotate(terms.label, off);
    }

    function make(IShareGrants.Terms memory terms) private returns (bytes32) {
        vm.prank(alice);
        return grants.grant(terms, new IShareGrants.SealedFile[](0));
    }

    function refused(IShareGrants.Terms memory terms, bytes memory reason) private {
        vm.expectRevert(reason);
        vm.prank(alice);
        grants.grant(terms, new IShareGrants.SealedFile[](0));
    }
}
