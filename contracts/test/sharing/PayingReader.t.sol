// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PayingReader} from "../../src/billing/PayingReader.sol";
import {Bls12381} from "../../src/lib/Bls12381.sol";
import {Memory} from "../../src/lib/Memory.sol";
import {IReaderKeys} from "../../src/sharing/IReaderKeys.sol";
import {IShareGrants} from "../../src/sharing/IShareGrants.sol";
import {Deploy} from "../support/Deploy.sol";
import {SharingFixture} from "./SharingFixture.sol";

/// @title A grant whose reader is a contract.
contract PayingReaderTest is SharingFixture {
    bytes32 private constant SALT = keccak256("paid");

    function setUp() external {
        deploySharing();
    }

    /// @notice The sum of the key and minus the generator is infinity: the key is 1 times the generator.
    function test_theKeyIsTheGeneratorOfG1() external view {
        bytes memory key = payingReader.readerKey();
        assertEq(key.length, 128);
        uint256 terms = Memory.allocate(2 * Bls12381.TERM_SIZE);
        Memory.copy(terms, Memory.contentOf(key), Bls12381.G1_SIZE);
        Memory.store(terms + Bls12381.G1_SIZE, 1);
        Bls12381.storeNegativeG1(terms + Bls12381.TERM_SIZE);
        Memory.store(terms + Bls12381.TERM_SIZE + Bls12381.G1_SIZE, 1);
        bytes memory sum = new bytes(128);
        assertTrue(Bls12381.multiply(terms, 2, Memory.contentOf(sum)), "both are points of G1");
        assertEq(keccak256(sum), keccak256(new bytes(128)), "infinity");
    }

    function test_theKeyIsRegisteredOnceAndForAll() external {
        assertEq(readerKeys.digestOf(address(payingReader)), keccak256(payingReader.readerKey()));
        assertEq(readerKeys.versionOf(address(payingReader)), 1);
        // Whoever registers the same key is another reader; this one keeps its own.
        bytes memory key = payingReader.readerKey();
        vm.prank(alice);
        readerKeys.register(key);
        assertEq(readerKeys.versionOf(address(payingReader)), 1);
    }

    function test_itAnnouncesItsKeyWhenItIsCreated() external {
        bytes memory key = payingReader.readerKey();
        address next = vm.computeCreateAddress(address(this), vm.getNonce(address(this)));
        vm.expectEmit(address(readerKeys));
        emit IReaderKeys.ReaderKeyRegistered(next, 1, key);
        assertEq(Deploy.create("PayingReader", abi.encode(directory)), next);
    }

    function test_aFileIsSharedWithIt() external {
        IShareGrants.Terms memory terms = paidTerms(7);
        vm.prank(alice);
        bytes32 id = grants.grant(terms, file());
        assertTrue(grants.isLive(id));
        assertEq(grants.grantOf(id).digest, keccak256(abi.encode(describe(id, terms, 1))));
    }

    function test_withAnotherKeyItIsNotTheReader() external {
        IShareGrants.Terms memory terms = paidTerms(7);
        bytes32 registered = keccak256(terms.readerKey);
        terms.readerKey = point("readerKey");
        vm.expectRevert(
            abi.encodeWithSelector(
                IShareGrants.ReaderKeyOutdated.selector, address(payingReader), registered, keccak256(terms.readerKey)
            )
        );
        vm.prank(alice);
        grants.grant(terms, file());
    }

    /// @notice The same value as in LabelsTest.
    function test_theLabelOfJava() external view {
        assertEq(payingReader.labelOf(7), 0x605559dad93386a89b28a47226d36f46586acb5968873a846c219e32952f02c3);
    }

    function testFuzz_labelsOfCertificatesDiffer(uint64 one, uint64 other) external view {
        vm.assume(one != other);
        assertTrue(payingReader.labelOf(one) != payingReader.labelOf(other));
        assertEq(payingReader.labelOf(one), sha256(abi.encodePacked("cess4j label of certificate v1", one)));
    }

    function paidTerms(uint64 certificate) private view returns (IShareGrants.Terms memory terms) {
        terms = termsOf(SALT, 3, 2);
        (terms.reader, terms.readerKey) = (address(payingReader), payingReader.readerKey());
        terms.label = payingReader.labelOf(certificate);
    }
}
